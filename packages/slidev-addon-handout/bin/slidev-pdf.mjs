#!/usr/bin/env node
import '../node/export.ts'
