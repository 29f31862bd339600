// Stands in for Slidev's parser, which brings one of YAML: its client uses what these hold, too.
export * from '@slidev/parser/utils'
