module.exports = { displayName: 'python-ast', preset: '../../jest.preset.js' };
