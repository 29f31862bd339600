#!/usr/bin/env node
import '../node/single.ts'
