#!/usr/bin/env node
import '../node/check-command.ts'
