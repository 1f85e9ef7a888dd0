require('./load.js').load(require.resolve('../dist/reader.cjs'))
