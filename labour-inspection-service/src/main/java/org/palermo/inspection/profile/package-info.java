/// What differs by country as data; no such number is a constant in code.
package org.palermo.inspection.profile;
