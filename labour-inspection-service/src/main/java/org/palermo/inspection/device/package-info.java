/// Phones of inspectors that sign in with a secret of their own, for programs that know no tokens (ODK Collect).
///
/// Invariants: a secret is shown once and stored as a hash; it opens only the operations of {@link
/// org.palermo.kernel.identity.Role#INSPECTION_PHONE}; it ends by itself, and its inspector or the chief inspector ends it before.
package org.palermo.inspection.device;
