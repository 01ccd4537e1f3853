/// The register of organisations by kind. Every service keeps one, and in the database (`actor_body()`) it decides which
/// organisations are served. In the referral service the mechanism's own register fills it; elsewhere an administrator
/// imports the same file.
package org.palermo.kernel.organisation;
