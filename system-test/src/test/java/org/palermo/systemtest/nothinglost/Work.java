package org.palermo.systemtest.nothinglost;

import java.util.random.RandomGenerator;

/// What one kind of person does repeatedly.
interface Work {

    /// Does it once, to its end: every request is repeated until it is answered.
    void once(RandomGenerator random);
}
