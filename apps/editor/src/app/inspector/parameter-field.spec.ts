import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { newGraph } from '@manim-nodes/graph-model';
import { GraphStore } from '../graph/graph-store';
import { parameterOf } from '../graph/catalogue';
import { ParameterField } from './parameter-field';

describe('ParameterField', () => {
  let store: GraphStore;
  let fixture: ComponentFixture<ParameterField>;

  const show = async (type: string, name: string): Promise<HTMLElement> => {
    store = TestBed.inject(GraphStore);
    store.open(newGraph({ id: 'g', name: 'Test' }), false);
    store.add(type, 1, 0, 0);
    fixture = TestBed.createComponent(ParameterField);
    fixture.componentRef.setInput('name', name);
    await refresh();
    const element: unknown = fixture.nativeElement;
    if (!(element instanceof HTMLElement)) throw new Error('no element');
    return element;
  };

  const refresh = async (): Promise<void> => {
    const node = store.nodes().get('n1');
    fixture.componentRef.setInput('node', node);
    fixture.componentRef.setInput('parameter', node && parameterOf(node, fixture.componentInstance.name()));
    await fixture.whenStable();
  };

  const stored = (name: string): unknown => store.nodes().get('n1')?.data[name];

  it('writes a number into the document and gives it its default back', async () => {
    const page = await show('Circle', 'radius');
    const box = page.querySelector('input');
    if (box) box.value = '3';
    box?.dispatchEvent(new Event('change'));
    expect(stored('radius')).toBe(3);
    await refresh();
    page.querySelector<HTMLButtonElement>('[aria-label="Reset radius"]')?.click();
    expect(stored('radius')).toBeUndefined();
  });

  it('turns a number into a formula, and takes formulas as they are typed', async () => {
    const page = await show('Circle', 'radius');
    page.querySelector<HTMLButtonElement>('[aria-label="Formula for radius"]')?.click();
    expect(stored('radius')).toEqual({ formula: '1' });
    await refresh();
    const box = page.querySelector('input');
    if (box) box.value = 'size / 2';
    box?.dispatchEvent(new Event('input'));
    expect(stored('radius')).toEqual({ formula: 'size / 2' });
  });

  it('takes colours by name', async () => {
    const page = await show('Circle', 'color');
    const box = page.querySelector('input');
    if (box) box.value = 'green';
    box?.dispatchEvent(new Event('change'));
    expect(stored('color')).toBe('GREEN');
  });

  it('changes one axis of a vector and keeps the others', async () => {
    const page = await show('Dot', 'point');
    const box = page.querySelector<HTMLInputElement>('[aria-label="point y"]');
    if (box) box.value = '2';
    box?.dispatchEvent(new Event('change'));
    expect(stored('point')).toEqual([0, 2, 0]);
  });

  it('shows where a wired value comes from, and takes the wire away', async () => {
    const page = await show('Circle', 'radius');
    store.add('Number', 1, 0, 0);
    const edge = { id: 'e1', source: 'n2', sourceHandle: 'value', target: 'n1', targetHandle: 'radius' };
    store.run({ type: 'add-edge', edge });
    fixture.componentRef.setInput('wire', edge);
    await refresh();
    expect(page.querySelector('.source')?.textContent).toContain('Number');
    page.querySelector<HTMLButtonElement>('[aria-label="Unwire radius"]')?.click();
    expect(store.graph().edges).toEqual([]);
  });

  it('says beside the field what is wrong with it', async () => {
    const page = await show('Circle', 'radius');
    const message = 'Circle radius must be > 0, got -5';
    fixture.componentRef.setInput('diagnostics', [{ code: 'out-of-range', severity: 'error', message }]);
    await refresh();
    expect(page.querySelector('.message')?.textContent).toBe(message);
    expect(page.querySelector('input')?.getAttribute('aria-invalid')).toBe('true');
  });
});
