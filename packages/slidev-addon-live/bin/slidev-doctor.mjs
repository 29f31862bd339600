#!/usr/bin/env node
import '../node/doctor.ts'
