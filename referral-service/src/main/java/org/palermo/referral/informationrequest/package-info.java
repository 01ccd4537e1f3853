/// Requests for information: a person who decides on a case or works on it asks another organisation, with a term, and the answer comes
/// back into the case.
///
/// Invariants: the organisation that is asked sees the question and the reference of the case, and nothing else of it. Question and answer
/// are sealed under the person's key and are erased with her. A question on a case that is over is withdrawn.
package org.palermo.referral.informationrequest;
