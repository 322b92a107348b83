module.exports = { displayName: 'manim-engine', preset: '../../jest.preset.js' };
