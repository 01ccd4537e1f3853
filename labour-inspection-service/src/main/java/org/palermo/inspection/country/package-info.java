/// Names of countries as published lists write them, brought to ISO 3166-1: the alpha-2 code is what the service keeps.
package org.palermo.inspection.country;
