import type {
  BooleanParameter,
  ChoiceParameter,
  ColorParameter,
  FormulaParameter,
  FunctionParameter,
  ListParameter,
  NumberParameter,
  RangeParameter,
  RateFunctionParameter,
  TextParameter,
  VectorParameter,
} from './definition';

type Of<T> = Omit<T, 'type'>;

export const number = (parameter: Of<NumberParameter>): NumberParameter => ({ ...parameter, type: 'number' });
export const integer = (parameter: Of<NumberParameter>): NumberParameter => ({ ...parameter, type: 'integer' });
export const boolean = (parameter: Of<BooleanParameter>): BooleanParameter => ({ ...parameter, type: 'boolean' });
export const text = (parameter: Of<TextParameter>): TextParameter => ({ ...parameter, type: 'text' });
export const color = (parameter: Of<ColorParameter>): ColorParameter => ({ ...parameter, type: 'color' });
export const vector = (parameter: Of<VectorParameter>): VectorParameter => ({ ...parameter, type: 'vector' });
export const choice = (parameter: Of<ChoiceParameter>): ChoiceParameter => ({ ...parameter, type: 'choice' });
export const range = (parameter: Of<RangeParameter>): RangeParameter => ({ ...parameter, type: 'range' });
export const list = (parameter: Of<ListParameter>): ListParameter => ({ ...parameter, type: 'list' });
export const func = (parameter: Of<FunctionParameter>): FunctionParameter => ({ ...parameter, type: 'function' });
export const formula = (parameter: Of<FormulaParameter>): FormulaParameter => ({ ...parameter, type: 'formula' });
export const rateFunction = (parameter: Of<RateFunctionParameter>): RateFunctionParameter => ({
  ...parameter,
  type: 'rate_function',
});
