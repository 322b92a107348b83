import { newGraph } from '@manim-nodes/graph-model';
import { initials, thumbnail } from './thumbnail';

it.each([
  { name: 'Unit circle', letters: 'UC' },
  { name: 'pythagoras', letters: 'P' },
  { name: '«Ωmega» 3 ways', letters: 'Ω3' },
  { name: '🎉', letters: '▶' },
])('$name has the initials $letters', ({ name, letters }) => {
  expect(initials(name)).toBe(letters);
});

it('lets no name out of its text', () => {
  const picture = thumbnail(newGraph({ id: 'g', name: '</text><script>x</script>&' }));
  expect(picture).not.toContain('<script>');
  expect(picture).toContain('&lt;script&gt;');
});
