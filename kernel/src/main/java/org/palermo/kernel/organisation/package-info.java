/// The register of organisations by kind that every service keeps for itself: whom it serves at all goes by it, in the
/// database (`actor_body()`). The mechanism's own register fills it where it stands; elsewhere an administrator does, with
/// the same file.
package org.palermo.kernel.organisation;
