module.exports = { displayName: 'formula', preset: '../../jest.preset.js' };
