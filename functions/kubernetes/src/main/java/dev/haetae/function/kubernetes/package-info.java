/**
 * What every verb on a Kubernetes cluster needs to ask its API: what an answer means, which trouble may pass, how long
 * to pause before another try, and whose hands are on an object. The figures themselves stand with each verb's own calls.
 */
package dev.haetae.function.kubernetes;
