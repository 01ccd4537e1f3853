/// The annual report of labour inspection: the seven blocks of C81 article 21 (and of C129 article 27), each with its figures or the
/// reason why there are none, with the labour inspection figures of ILOSTAT and SDG indicator 8.8.1 beside it.
///
/// Invariants: an inspectorate sees exact figures of its own. An office that reads the report of a whole country sees of visits only what
/// disclosure control releases. No figure is counted by the reason of a visit, and none reads complaints or tips (C81 art. 15).
package org.palermo.inspection.annualreport;
