/// Whom this service serves at all: the organisations that an administrator has registered, by kind.
package org.palermo.inspection.organisation;
