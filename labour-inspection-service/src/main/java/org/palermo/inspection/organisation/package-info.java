/// The organisations that this service serves: those that an administrator has registered, by kind.
package org.palermo.inspection.organisation;
