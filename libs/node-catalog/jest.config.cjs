module.exports = { displayName: 'node-catalog', preset: '../../jest.preset.js' };
