/// While a service is compiled, keeps the Javadoc of its records and operations for the description of the API.
package org.palermo.apitext;
