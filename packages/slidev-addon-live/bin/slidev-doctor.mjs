#!/usr/bin/env node
import 'slidev-deck-kit/node/production.ts'
import '../node/doctor-command.ts'
