/// Types the commands of the tour and of the guide for NGOs, and compares the answers with those on the page.
package org.palermo.systemtest.tour;
