// All its tests start a real Redis, so they are medium ones.
module.exports = { displayName: 'redis-server', preset: '../../jest.preset.js', passWithNoTests: true };
