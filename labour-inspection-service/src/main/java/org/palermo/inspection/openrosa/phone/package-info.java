/// What a phone with an ODK form gets and sends: forms, filled forms, files, sealed forms and the answers in its language.
package org.palermo.inspection.openrosa.phone;
