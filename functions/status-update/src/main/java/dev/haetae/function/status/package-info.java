/** Tells people what happens: templates in Korean and English, and the channels that show them. */
package dev.haetae.function.status;
