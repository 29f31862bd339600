// Stands in for Slidev's parser, which brings a YAML parser along: its client needs these few functions alone.
export * from '@slidev/parser/utils'
