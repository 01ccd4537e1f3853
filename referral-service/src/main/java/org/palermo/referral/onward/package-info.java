/// What of a case goes to another organisation: a need of the support plan (a service referral), or the whole case (a transfer).
/// It is addressed to an organisation and to nobody in it, waits so long as the profile says, and ends by one answer.
///
/// Invariants: before it accepts, whom it is addressed to sees codes and no person; it is answered once, by one side; of an
/// accepted transfer all that it moves is moved in that transaction, and whoever had the case sees no more of it than that she
/// sent it and what is addressed to her organisation (a guardian, an adviser stays who she was); when nobody answers, somebody is told, once, however many instances watch.
package org.palermo.referral.onward;
