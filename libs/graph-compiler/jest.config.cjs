module.exports = { displayName: 'graph-compiler', preset: '../../jest.preset.js' };
