import { startFailure } from './start-failure';

it.each([
  { code: 'EADDRINUSE', port: 8000, sentence: 'Port 8000 is taken by another program: set PORT to a free one' },
  { code: 'EACCES', port: 80, sentence: 'Port 80 needs more rights: set PORT to 1024 or above' },
  { code: 'ENOSPC', sentence: 'The disk is full: free some space' },
])('says $sentence', ({ sentence, ...details }) => {
  expect(startFailure(Object.assign(new Error('system'), details))).toBe(sentence);
});

it('names a folder that cannot be written', () => {
  const error = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/data/projects' });
  expect(startFailure(error)).toContain('/data/projects cannot be written: mend its rights');
});
