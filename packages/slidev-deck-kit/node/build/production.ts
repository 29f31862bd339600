import process from 'node:process'

// Vue's compiler decides when it is loaded whether templates become a development build: this has to come before it.
process.env.NODE_ENV ??= 'production'
