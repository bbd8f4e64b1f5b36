// Machines over this lab's model, for its tests.
import { labMachines } from '#src/sim/testing/lab-machines.ts';
import { lab } from '../lab.ts';
import { model } from '../model.ts';

export const { machineOf, stateOf } = labMachines(lab, model);
