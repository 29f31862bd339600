#!/usr/bin/env node
import '../node/handout.ts'
