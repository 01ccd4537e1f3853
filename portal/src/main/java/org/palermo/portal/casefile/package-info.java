/// One case file: its stage, terms, team, decisions, requests for places, and the next possible steps. A competent authority
/// makes the two decisions of the identification here. The pages never show who the person is or where she is. What the
/// authority types is sent to the service and stored nowhere else.
package org.palermo.portal.casefile;
