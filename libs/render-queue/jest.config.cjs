module.exports = { displayName: 'render-queue', preset: '../../jest.preset.js' };
