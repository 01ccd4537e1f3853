/// Who buys what from whom: links between workplaces and companies, and which buyers a workplace reaches over them.
///
/// Invariants: a link is never deleted or changed, only ended; a private household is never a party; a link from a published source is
/// for every inspectorate, any other for the inspectorate that recorded it; a walk over the links leaves no party twice and has a
/// largest number of steps and links.
package org.palermo.inspection.supplychain;
