#!/usr/bin/env node
import '../node/check/check-command.ts'
