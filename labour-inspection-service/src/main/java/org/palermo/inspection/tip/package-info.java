/// Tips from banks, hotels, airlines, platforms and the public, and the agreements under which partners send them.
///
/// Invariants: a partner sends nothing outside its agreement, neither another field nor after its term. What a tip says is sealed, and so
/// is who gave it; the person who takes it in can't read it again, and only the chief inspector of the inspectorate reads it and decides.
/// Nothing that others see, and no score or rank, reads tips. A tip of the public page is shown to the chief inspectors who cover its
/// country or a part of it, until one of them decides on it; nothing is kept about its sender but what she writes. A partner's software
/// signs in with a secret of the agreement and can do nothing but send a tip.
///
/// - `official`: what officials do with tips, and the suspicious-activity report of a tip, with the least data
/// - `partner`: agreements with partners, their credentials, and the tips that they send
package org.palermo.inspection.tip;

import org.palermo.inspection.tip.official.Tips;
