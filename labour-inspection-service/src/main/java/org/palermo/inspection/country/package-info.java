/// Converts country names of published lists to ISO 3166-1 alpha-2 codes, which this service stores.
package org.palermo.inspection.country;
