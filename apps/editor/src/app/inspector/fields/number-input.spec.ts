import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { NumberInput } from './number-input';

describe('NumberInput', () => {
  let fixture: ComponentFixture<NumberInput>;
  let box: HTMLInputElement;
  let changes: (number | null)[];
  let texts: string[];

  beforeEach(async () => {
    fixture = TestBed.createComponent(NumberInput);
    fixture.componentRef.setInput('value', 2);
    fixture.componentRef.setInput('label', 'radius');
    fixture.componentRef.setInput('unit', 'seconds');
    fixture.componentRef.setInput('min', 0);
    changes = [];
    texts = [];
    fixture.componentInstance.changed.subscribe((value) => changes.push(value));
    fixture.componentInstance.typedText.subscribe((text) => texts.push(text));
    await fixture.whenStable();
    const element: unknown = fixture.nativeElement;
    if (!(element instanceof HTMLElement)) throw new Error('no element');
    const found = element.querySelector('input');
    if (!found) throw new Error('no field');
    box = found;
  });

  const type = (text: string): void => {
    box.value = text;
    box.dispatchEvent(new Event('change'));
  };

  it('shows value and unit', () => {
    expect(box.value).toBe('2');
    expect(box.getAttribute('aria-label')).toBe('radius');
    expect(box.nextElementSibling?.textContent.trim()).toBe('s');
  });

  it('tells numbers, with a comma too, an emptied field, and other text apart', () => {
    type('1,5');
    type('-5');
    type('');
    type('2*PI');
    expect(changes).toEqual([1.5, -5, null]);
    expect(texts).toEqual(['2*PI']);
    expect(box.value).toBe('2');
  });

  it('steps with the arrow keys and stays within the limits', () => {
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp' }));
    fixture.componentRef.setInput('value', 0);
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }));
    expect(changes).toEqual([2.1, 0]);
  });
});
