#!/usr/bin/env node
import '../node/present.ts'
