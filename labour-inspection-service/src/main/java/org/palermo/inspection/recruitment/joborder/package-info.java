/// Job orders for which an agency may recruit, each with its wage if it names one.
package org.palermo.inspection.recruitment.joborder;
