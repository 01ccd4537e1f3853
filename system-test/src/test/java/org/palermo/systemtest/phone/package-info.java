/// Inspectors' phones on a network that loses, cuts, delays and repeats what they send.
package org.palermo.systemtest.phone;
