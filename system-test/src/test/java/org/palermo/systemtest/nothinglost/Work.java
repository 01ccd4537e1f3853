package org.palermo.systemtest.nothinglost;

import java.util.random.RandomGenerator;

/// What one kind of person does again and again.
interface Work {

    /// Once, to its end: what was begun is sent until it is answered.
    void once(RandomGenerator random);
}
