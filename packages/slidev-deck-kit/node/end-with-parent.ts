import process from 'node:process'

// Loaded into a child process with an IPC channel: the channel closes when the parent ends, even by SIGKILL.
process.once('disconnect', () => process.exit())
process.channel?.unref()
