// Invented abstracts that damaged dumps hold: long enough to be told from chrome, and free of maths.
export const SNAILS =
  'Snails are slow, and we show that nothing is lost by it. On three invented valleys they arrive in time.';
export const SHEEP =
  'Sheep are counted at night, and they are often counted wrongly. This paper gives a method that never errs.';
export const LAMPS =
  'A lantern burns slowly, and so does our network. Experiments on two thousand winters agree with the theory.';
