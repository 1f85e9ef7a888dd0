const { workerData: flags } = require('node:worker_threads')

require('./load.js').load(require.resolve('../dist/reader.cjs'), flags)
