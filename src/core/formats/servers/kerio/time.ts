// [24/Nov/2026 10:00:01] , and in the debug log [1550]
export const TIME = String.raw`^\[\d\d\/[A-Z][a-z]{2}\/\d{4} \d\d:\d\d:\d\d\](?:\[\d{1,10}\])? `;
