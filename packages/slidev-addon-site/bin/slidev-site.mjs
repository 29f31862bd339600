#!/usr/bin/env node
import '../node/build.ts'
