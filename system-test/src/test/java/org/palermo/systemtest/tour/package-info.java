/// Types the commands of the tour and of the guide for NGOs, and compares their outputs with those on the page.
package org.palermo.systemtest.tour;
