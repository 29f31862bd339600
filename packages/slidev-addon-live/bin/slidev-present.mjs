#!/usr/bin/env node
import 'slidev-deck-kit/node/build/production.ts'
import '../node/present.ts'
